import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../lib/platform/migrate'
import { databaseUrl, onServer } from './postgres-copies'

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated, empty database's file. */
    sqliteTemplate: string
    /** A migrated, empty database's name on the server that POSTGRES_URL names; null without one. */
    postgresTemplate: string | null
  }
}

/** Before all files: one migrated, empty database of each kind, of which each test gets a copy. */
export default async function makeTemplates(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'callback-template-'))
  const file = path.join(folder, 'template.db')
  await migrate(`file:${file}`)
  project.provide('sqliteTemplate', file)
  const server = process.env.POSTGRES_URL
  const name = server ? `callback_template_${process.pid}_${Date.now()}` : null
  if (server && name) {
    await onServer(server, `CREATE DATABASE ${name}`)
    await migrate(databaseUrl(server, name))
  }
  project.provide('postgresTemplate', name)
  return async () => {
    rmSync(folder, { recursive: true, force: true })
    if (server && name) await onServer(server, `DROP DATABASE ${name} WITH (FORCE)`)
  }
}
