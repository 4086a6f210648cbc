import { notFound } from 'next/navigation'
import { drawPicture, PICTURE_SIZE } from '@/components/shell/share-picture'
import { formatMinutes, plural } from '@/components/ui/format'
import { findQuestionSet } from '@/lib/question/question-queries'

type Props = { params: Promise<{ slug: string }> }

export const alt = 'The set’s title and purpose on an index card'
export const size = PICTURE_SIZE
export const contentType = 'image/png'

// Kept as the page is: drawn at the first request, then out of the cache until an import.
export const dynamicParams = true
export const generateStaticParams = () => []

export default async function SetPicture({ params }: Props) {
  const set = await findQuestionSet((await params).slug)
  if (!set) notFound()
  return drawPicture({
    label: 'Question set',
    title: set.title,
    titleInstead: 'Interview questions',
    lead: set.purpose,
    facts: [plural(set.questionCount, 'question'), `${formatMinutes(set.totalSeconds)} aloud`],
  })
}
