import path from 'node:path'

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  // Built in .bench/bare, on the project's own packages.
  turbopack: { root: path.resolve(import.meta.dirname, '../..') },
}
