// Vitest runs server files outside a bundler: the marker has nothing to guard there.
export {}
