import { notFound } from 'next/navigation'
import { drawPicture, PICTURE_SIZE } from '@/components/shell/share-picture'
import { formatClock, plural } from '@/components/ui/format'
import { topicName } from '@/lib/question/question'
import { findQuestion } from '@/lib/question/question-queries'

type Props = { params: Promise<{ slug: string }> }

export const alt = 'The question on an index card'
export const size = PICTURE_SIZE
export const contentType = 'image/png'

// Kept as the page is: drawn at the first request, then out of the cache until an import.
export const dynamicParams = true
export const generateStaticParams = () => []

export default async function QuestionPicture({ params }: Props) {
  const page = await findQuestion((await params).slug)
  // What was linked under an old name shows the question as it is now.
  const current = page && 'redirectTo' in page ? await findQuestion(page.redirectTo) : page
  if (!current || 'redirectTo' in current) notFound()
  const { topic, kind, level, text, timeLimitSeconds, keyPoints } = current.question
  return drawPicture({
    label: 'Interview question',
    title: text,
    titleInstead: 'Can you answer this one?',
    facts: [
      `${topicName(topic)} · ${kind} · ${level}`,
      `${formatClock(timeLimitSeconds)} to answer`,
      plural(keyPoints.length, 'key point'),
    ],
  })
}
