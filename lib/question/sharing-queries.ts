import 'server-only'
import { unstable_cache } from 'next/cache'
import { env } from '../platform/env'
import { CONTENT_TAG } from './content-tag'

/**
 * The address that people use, for what must be absolute. It is a setting of the running server: what the build made
 * carries the content's tag by this read, and is thrown away before the first request.
 */
export async function getPublicUrl(): Promise<string> {
  // While building there is none, and nobody will see which one stands there.
  return (await readPublicUrl()) ?? 'http://localhost'
}

const readPublicUrl = unstable_cache(async () => env().publicUrl, ['public-url'], {
  tags: [CONTENT_TAG],
  revalidate: false,
})
