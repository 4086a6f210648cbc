import { describe, expect, it } from 'vitest'
import { EnvError, readEnv } from '../../lib/platform/env'
import { explain } from './explain'

const sqlite = readEnv({ CALLBACK_DATA_DIR: '/srv/callback' })
const postgres = readEnv({ DATABASE_URL: 'postgresql://anna:secret@db.test:5432/callback' })
const error = (code: string, message = 'it went wrong') => Object.assign(new Error(message), { code })

describe('explain', () => {
  it.each([
    [error('EADDRINUSE'), sqlite, 'Port 3000 is taken by another program.'],
    [error('EADDRNOTAVAIL'), sqlite, 'HOST=0.0.0.0 is not an address of this machine.'],
    [error('EACCES', 'listen EACCES: permission denied'), sqlite, 'Choose one above 1023'],
    [error('EROFS'), sqlite, "The data folder /srv/callback can't be written"],
    [error('SQLITE_CANTOPEN'), sqlite, "The data folder /srv/callback can't be written"],
    [error('SQLITE_NOTADB'), sqlite, 'Restore it from a backup'],
    [error('ENOSPC'), sqlite, 'The disk is full'],
    [error('ECONNREFUSED'), postgres, "PostgreSQL at db.test:5432 can't be reached"],
    [new AggregateError([error('ECONNREFUSED')], ''), postgres, "PostgreSQL at db.test:5432 can't be reached"],
    [new Error('timeout expired'), postgres, "PostgreSQL at db.test:5432 can't be reached"],
    [error('28P01'), postgres, 'refuses the user "anna"'],
    [error('3D000'), postgres, 'has no database "callback"'],
    [new EnvError('PORT must be a number.'), null, 'PORT must be a number.'],
    [new Error('Migration x failed.', { cause: new Error('no such table: y') }), sqlite, 'no such table: y.'],
  ])('says %o in a sentence', (problem, settings, words) => {
    const said = explain(problem, settings)
    expect(said).toContain(words)
    expect(said).not.toMatch(/\n|secret|at .+:\d+:\d+/)
    expect(said).toMatch(/[.)]$|npm start$/)
  })
})
