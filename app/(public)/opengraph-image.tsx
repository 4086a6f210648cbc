import { drawPicture, PICTURE_SIZE } from '@/components/shell/share-picture'
import { TITLE } from '@/components/shell/sharing'
import { plural } from '@/components/ui/format'
import { listQuestionListings, listQuestionSets } from '@/lib/question/question-queries'

export const alt = TITLE
export const size = PICTURE_SIZE
export const contentType = 'image/png'

export default async function LibraryPicture() {
  const [sets, questions] = await Promise.all([listQuestionSets(), listQuestionListings()])
  return drawPicture({
    label: 'The library',
    title: 'Interview questions, studied until they stick',
    titleInstead: '',
    lead: 'Each with guidance, key points and an example answer. Each comes back the day before you would forget it.',
    facts: [plural(questions.length, 'question'), plural(sets.length, 'set'), 'Free, no account'],
  })
}
