import { renderSVG } from 'uqr'

type Props = { address: string; name: string }

/** A link's address for a camera: a picture that the server makes, so that the address goes to nobody else. */
export function QrCode({ address, name }: Props) {
  const picture = `data:image/svg+xml,${encodeURIComponent(renderSVG(address, { border: 2 }))}`
  return (
    <details className="share-qr">
      <summary>QR code</summary>
      {/* biome-ignore lint/performance/noImgElement: a data address, which there is nothing to optimise about */}
      <img src={picture} width={200} height={200} alt={`QR code of the address of ${name}`} />
    </details>
  )
}
