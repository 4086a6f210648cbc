import { PrismaPg } from '@prisma/adapter-pg'
import { watchSlowQueries } from './slow-queries'

/** Prisma's adapter, whose slow statements are logged. */
export class PostgresAdapter extends PrismaPg {
  constructor(
    url: string,
    private readonly slowMs: number,
  ) {
    super({ connectionString: url })
  }

  override async connect(): ReturnType<PrismaPg['connect']> {
    const connection = await super.connect()
    watchSlowQueries(connection, this.slowMs)
    return connection
  }
}
