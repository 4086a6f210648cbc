import { CARD } from './markup'

export const dynamic = 'force-dynamic'

export default function Card() {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the study page's own card, as the app rendered it.
  return <div dangerouslySetInnerHTML={{ __html: CARD }} />
}
