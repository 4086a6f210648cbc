import pg from 'pg'

/** A database of one's own on a server, to be given back after use. */
export type Copy = { url: string; giveBack: () => Promise<void> }

/**
 * Copies of a template, lent to one test after another. Making and dropping one takes the server most of a second, so
 * one that comes back is emptied and lent again, but only where its shape is the template's to the last constraint.
 */
export function openCopies(
  server: string,
  template: string,
): { lend: () => Promise<Copy>; close: () => Promise<void> } {
  let kept: pg.Client | undefined
  let wanted: string | undefined
  let made = 0

  const make = async () => {
    made += 1
    const name = `callback_test_${process.pid}_${made}_${Date.now()}`
    await onServer(server, `CREATE DATABASE ${name} TEMPLATE ${template}`)
    const client = new pg.Client(databaseUrl(server, name))
    await client.connect()
    wanted ??= await shapeOf(client)
    return client
  }
  const drop = async (client: pg.Client) => {
    await client.end()
    await onServer(server, `DROP DATABASE ${client.database} WITH (FORCE)`)
  }
  return {
    async lend() {
      const client = kept ?? (await make())
      kept = undefined
      const giveBack = async () => {
        if (await isLikeNew(client, wanted)) kept = client
        else await drop(client)
      }
      return { url: databaseUrl(server, client.database ?? ''), giveBack }
    },
    async close() {
      if (kept) await drop(kept)
      kept = undefined
    },
  }
}

/** Runs one statement on a server, such as no transaction may hold. */
export async function onServer(server: string, statement: string): Promise<void> {
  const client = new pg.Client(server)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** The address of a database of a server. */
export function databaseUrl(server: string, name: string): string {
  const address = new URL(server)
  address.pathname = `/${name}`
  return address.toString()
}

/** Empties a database and compares its shape; false also where either can't be done, for want of a right or a table. */
async function isLikeNew(client: pg.Client, wanted: string | undefined): Promise<boolean> {
  try {
    await client.query(EMPTY)
    return (await shapeOf(client)) === wanted
  } catch {
    return false
  }
}

async function shapeOf(client: pg.Client): Promise<string | undefined> {
  const { rows } = await client.query<{ shape: string }>(SHAPE)
  return rows[0]?.shape
}

/** In no order: with triggers off, foreign keys ask for none. A server's own user may do that, others are refused. */
const EMPTY = `
  DO $$
  DECLARE name text;
  BEGIN
    SET LOCAL session_replication_role = replica;
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' LOOP
      EXECUTE format('DELETE FROM public.%I', name);
    END LOOP;
  END $$`

const SHAPE = `
  SELECT md5(string_agg(line, E'\\n' ORDER BY line)) AS shape FROM (
    SELECT concat_ws(' ', c.relname, c.relkind, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
      pg_get_expr(d.adbin, d.adrelid)) AS line
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
    UNION ALL SELECT concat_ws(' ', conrelid::regclass, conname, convalidated, pg_get_constraintdef(oid))
      FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT concat_ws(' ', pg_get_triggerdef(oid), tgenabled) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    UNION ALL SELECT nspname::text FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%'
    UNION ALL SELECT concat_ws(' ', migration_name, checksum, finished_at, rolled_back_at, logs)
      FROM public._prisma_migrations
  ) AS lines`
