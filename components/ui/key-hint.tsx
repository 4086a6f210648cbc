// So small that remembering what it rendered would take more bytes than it has.
'use no memo'

/** The key on its control. Hidden where there is no keyboard; `quiet` also hides it on a narrow window. */
export function KeyHint({ children, quiet = false }: { children: string; quiet?: boolean }) {
  return <kbd className={quiet ? 'kbd kbd--hint' : 'kbd'}>{children}</kbd>
}
