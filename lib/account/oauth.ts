/** Who someone is elsewhere: `subject` is the provider's own id of them. */
export type OAuthSubject = { provider: 'github' | 'google'; subject: string }

/** The same, with the address as the provider says it. */
export type OAuthPerson = OAuthSubject & { email: string | null; isEmailVerified: boolean }
