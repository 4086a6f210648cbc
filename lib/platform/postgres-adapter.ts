import { PrismaPg } from '@prisma/adapter-pg'
import { watchSlowQueries } from './slow-queries'

/** How long a query waits for a connection, of a server that is silent or a pool that is used up. */
const CONNECT_PATIENCE_MS = 10_000

/** Prisma's adapter, whose slow statements are logged. */
export class PostgresAdapter extends PrismaPg {
  constructor(
    url: string,
    private readonly slowMs: number,
  ) {
    super({ connectionString: url, connectionTimeoutMillis: CONNECT_PATIENCE_MS })
  }

  override async connect(): ReturnType<PrismaPg['connect']> {
    const connection = await super.connect()
    watchSlowQueries(connection, this.slowMs)
    return connection
  }
}
