import 'server-only'
import { fail, ok } from '../platform/result'
import { defineFormCommand } from '../session/form-commands'
import { SHARE_LIMITS } from './share-link'
import { changeLink as changeStored, insertLink } from './share-link-repository'
import { changeLinkFields, expiryOf, makeLinkFields } from './share-link-schema'

const LINKS = { name: 'share-links', points: 100, windowSeconds: 3600 }

const NO_SET = 'This set isn’t there any more, or isn’t yours to share.'
const NO_ACCOUNT =
  'Making a link needs an account with a confirmed address or a password. Sign up first: nothing is lost.'

/** Makes a link to a set of one's own. */
export const makeLink = defineFormCommand({
  name: 'makeLink',
  schema: makeLinkFields,
  echoes: [
    ...['face', 'label', 'signedAs', 'expires', 'activity', 'mode', 'pace', 'order', 'thinking'],
    ...['followUps', 'example', 'listenFor'],
  ],
  allowances: (_, { session, network }) => [{ limit: LINKS, key: session?.userId ?? network }],
  async handler({ session, now }, { setId, label, signedAs, expires, pinned }) {
    if (!session || session.isGuest) return fail('unauthenticated', NO_ACCOUNT)
    const writer = { userId: session.userId, zone: session.user.zone, now }
    const outcome = await insertLink(writer, { setId, label, signedAs, expiresAt: expiryOf(expires, now), ...pinned })
    if (outcome.kind === 'made') return ok({ redirectTo: `/my/sets/${setId}/share?at=${outcome.linkId}` })
    if (outcome.kind === 'no account') return fail('forbidden', NO_ACCOUNT)
    if (outcome.kind === 'unknown set') return fail('not_found', NO_SET)
    return fail('too_large', `A set can have at most ${SHARE_LIMITS.linksPerSet} links.`)
  },
})

/** Revokes a link, replaces its address, or changes what its owner sees of it and when it ends. */
export const changeLink = defineFormCommand({
  name: 'changeLink',
  schema: changeLinkFields,
  allowances: (_, { session, network }) => [{ limit: LINKS, key: session?.userId ?? network }],
  async handler({ session, now }, fields) {
    if (!session?.user) return fail('not_found', NO_LINK)
    const writer = { userId: session.userId, zone: session.user.zone, now }
    const setId = await changeStored(writer, fields.linkId, changeOf(fields, now))
    return setId === null
      ? fail('not_found', NO_LINK)
      : ok({ redirectTo: `/my/sets/${setId}/share?at=${fields.linkId}` })
  },
})

const NO_LINK = 'This link isn’t there any more, or isn’t yours to change.'

function changeOf(fields: ReturnType<typeof changeLinkFields.parse>, now: Date): Parameters<typeof changeStored>[2] {
  if (fields.change !== 'details') return { change: fields.change }
  const { change, label, expires } = fields
  return { change, label, ...(expires === 'as it is' ? {} : { expiresAt: expiryOf(expires, now) }) }
}
