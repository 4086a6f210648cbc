/** What a dragged row carries: its question's id, under a name that nothing from elsewhere has. */
export const DRAGGED = 'application/x-callback-question'
