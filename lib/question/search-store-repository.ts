import type { Transaction } from '../platform/db'
import type { SearchDocument } from './search-document'
import type { IndexQuery } from './search-expression'

/** What decides a question's place among those found. */
export type Candidate = Omit<SearchDocument, 'tokens'>

/** The search tables of one database. They stand outside Prisma's models, which know neither kind of index. */
export type SearchStore = {
  /** Makes the tables anew, empty; what was in them is gone. They can be searched from the next `settle` on. */
  remake: (tx: Transaction) => Promise<void>
  /** Makes the table of the index's own state, where it is not there. */
  makeState: (tx: Transaction) => Promise<void>
  insert: (tx: Transaction, documents: readonly SearchDocument[]) => Promise<void>
  /** Takes questions out. @returns the tokens of each that was there, joined by spaces */
  remove: (tx: Transaction, questionIds: readonly string[]) => Promise<string[]>
  /** Adds to the number of questions that have a token; at 0 it is forgotten. */
  count: (tx: Transaction, changes: ReadonlyMap<string, number>) => Promise<void>
  /** After much was written: builds what is best built at once, and lets the database learn what its tables hold. */
  settle: (tx: Transaction) => Promise<void>
  /** All tokens with the number of their questions: "token number" a line. */
  readCounts: () => Promise<string>
  /** Some that match, the oldest in the index first. */
  find: (query: IndexQuery, limit: number) => Promise<Candidate[]>
  /** How many match, counted up to a limit. */
  countUpTo: (query: IndexQuery, limit: number) => Promise<number>
  /** The ids of those that match by topic and slug: `take` behind the first `skip`. */
  listIds: (query: IndexQuery, page: { skip: number; take: number }) => Promise<string[]>
}
