import type { MetadataRoute } from 'next'
import { env } from '@/lib/platform/env'

// The address is a setting of the running server, not of the build.
export const dynamic = 'force-dynamic'

export default function robots(): MetadataRoute.Robots {
  const { publicUrl } = env()
  return {
    rules: {
      userAgent: '*',
      allow: '/',
      disallow: [
        ...['/api/', '/study', '/mock', '/answers', '/stories', '/my', '/progress', '/account', '/search'],
        ...['/suggest/', '/suggestions'],
      ],
    },
    ...(publicUrl ? { sitemap: `${publicUrl}/sitemap.xml` } : {}),
  }
}
