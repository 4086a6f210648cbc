import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'prisma/config'
import { type Provider, readEnv } from './lib/platform/env'

const root = path.dirname(fileURLToPath(import.meta.url))

// Unlike Prisma 6, Prisma 7 leaves .env to us. Variables that are already set win.
if (existsSync(path.join(root, '.env'))) process.loadEnvFile(path.join(root, '.env'))

const { databaseUrl: url, provider } = readEnv()
pickSchemaEngine()

export default defineConfig({
  schema: assembleSchema(provider),
  migrations: { path: path.join(root, 'prisma', provider, 'migrations') },
  datasource: { url, shadowDatabaseUrl: process.env.SHADOW_DATABASE_URL },
})

/** Prisma wants one provider per schema: join the shared models and the provider's header. */
function assembleSchema(provider: Provider): string {
  const folder = path.join(root, 'prisma', provider)
  const file = path.join(folder, 'schema.prisma')
  // Models first, so that the line number of an error is the line in models.prisma.
  const schema = [path.join(root, 'prisma/models.prisma'), path.join(folder, 'header.prisma')]
    .map((part) => readFileSync(part, 'utf8'))
    .join('')
  if (existsSync(file) && readFileSync(file, 'utf8') === schema) return file
  // Written beside and renamed: another prisma command may be reading it.
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, schema)
  renameSync(draft, file)
  return file
}

/** Prisma downloads a native schema engine; where it could not, ours runs the WebAssembly one. */
function pickSchemaEngine(): void {
  const engines = path.join(root, 'node_modules/@prisma/engines')
  const hasNativeEngine = readdirSync(engines).some((name) => name.startsWith('schema-engine-'))
  if (!hasNativeEngine) process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(root, 'scripts/schema-engine.mjs')
}
