/** The cache tag of everything that an import can change. */
export const CONTENT_TAG = 'content'
