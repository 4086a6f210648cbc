import { PracticeMasthead } from '@/components/shell/masthead'

/** Over a kit: who shares it, and nothing to be drawn away by. */
export function KitMasthead({ signedAs }: { signedAs: string }) {
  return (
    <PracticeMasthead>
      <p className="quiet">{signedAs ? `Interview kit, shared by ${signedAs}` : 'Interview kit'}</p>
    </PracticeMasthead>
  )
}
