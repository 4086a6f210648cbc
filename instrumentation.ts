import type { Instrumentation } from 'next'
import { REQUEST_ID_HEADER } from './lib/platform/server-state'

/**
 * Logs what a page or a route threw, with the request's id and the digest that the error page shows. The route's
 * pattern rather than its address: an address may say what someone searched for.
 */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  // Not at the top: the build loads this file before there are settings for the log.
  const { log } = await import('./lib/platform/log')
  const digest = error instanceof Error && 'digest' in error ? error.digest : undefined
  log.error({ err: error, digest, id: request.headers[REQUEST_ID_HEADER], route: context.routePath }, 'a route threw')
}
