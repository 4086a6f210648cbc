import { type Linked, serializeJsonLd } from '@/lib/question/json-ld'

/** What a page says, for machines. It is data: no browser runs it, and no policy has to allow it. */
export function JsonLd({ graph }: { graph: Linked[] }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: React would write &quot;, and this holds no < > or &.
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: serializeJsonLd(graph) }} />
}
