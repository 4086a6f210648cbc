import { openOutbox } from './outbox-browser'

// Imported for what it does: each byte of asking for it by name would be loaded by every page.
void openOutbox().flush()
