export default function Prerendered() {
  return <h1>Hello</h1>
}
