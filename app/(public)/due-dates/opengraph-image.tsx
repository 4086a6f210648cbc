import { drawPicture, PICTURE_SIZE } from '@/components/shell/share-picture'

export const alt = 'How due dates are set, by the ratings Again, Hard, Good and Easy'
export const size = PICTURE_SIZE
export const contentType = 'image/png'

export default function DueDatesPicture() {
  return drawPicture({
    label: 'How it works',
    title: 'How due dates are set',
    titleInstead: '',
    lead: 'What the four ratings do, and why a question comes back when it does.',
    facts: ['Again', 'Hard', 'Good', 'Easy'],
  })
}
