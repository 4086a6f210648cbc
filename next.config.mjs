// Plain JavaScript: Next would compile a next.config.ts anew at every start.

/** @type {import('next').NextConfig} */
export default {
  reactCompiler: true,
  typedRoutes: true,
  images: { unoptimized: true },
  poweredByHeader: false,
  // npm test checks types, those of tests too: a start on someone's machine need not do it again.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // Where nobody builds again, writing the cache is a fifth of the build.
    turbopackFileSystemCacheForBuild: !process.env.CI,
    // A page cached on disk would survive a restart, but the mark that an import made it stale would not.
    isrFlushToDisk: false,
    // The code of all fifty routes, loaded before the first of them is answered, takes a third of a start.
    preloadEntriesOnStart: false,
  },
  serverExternalPackages: [
    '@ai-sdk/openai-compatible',
    'ai',
    'better-sqlite3',
    'pg',
    'pino',
    'wink-eng-lite-web-model',
    'wink-nlp',
  ],
}
