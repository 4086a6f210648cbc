# syntax=docker/dockerfile:1
# Callback in one image, for SQLite in /data or a PostgreSQL that DATABASE_URL names (docs/deploy.md).

FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
# Everything that a start would make, so that the app's own folder may be read-only.
RUN CI=1 node -e "import('./scripts/launch/prepare.mjs').then(async (it) => { await it.ensureGenerated(); await it.ensureBuilt() })" \
  && npm prune --omit=dev --no-audit --no-fund \
  && node -e "import('./scripts/launch/prepare.mjs').then((it) => it.ensureServerBundled())"

FROM node:22-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 CALLBACK_DATA_DIR=/data NEXTAUTH_URL=http://localhost:3000
COPY --from=build /app ./
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/api/health').then((it) => process.exit(it.ok ? 0 : 1), () => process.exit(1))"]
# The server itself: the launcher would look for what the image leaves out.
CMD ["node", "node_modules/.cache/callback/server/server.mjs"]
