import { MOCK_PACES } from '@/lib/mock/mock'

/** What a form offers where a mock is pinned: in the set-up, and in a link for a candidate. */

export const PACE_OPTIONS = [
  { value: 'untimed', name: 'Untimed' },
  ...MOCK_PACES.map((pace) => ({ value: String(pace), name: paceName(pace) })),
]

export const YES_NO = [
  { value: 'no', name: 'No' },
  { value: 'yes', name: 'Yes' },
]

function paceName(pace: number): string {
  return pace === 1 ? 'Each question’s own' : `${pace} times each question’s own`
}
