/** Written over with the study page's card where the bench builds this app. */
export const CARD = '<article class="card"></article>'
