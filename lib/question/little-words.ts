/**
 * Words that every other question has: asking words, pronouns, little verbs. They tell no two questions apart, and no
 * search is about them.
 */
export const LITTLE_WORDS: ReadonlySet<string> = new Set(
  (
    'a about an and any are as at be been by can could describe did do does example explain for from give had has have ' +
    'how i if in into is it its me of on or our should so some tell that the their them there they this time to us was ' +
    'we were what when where which who why will with would you your'
  ).split(' '),
)
