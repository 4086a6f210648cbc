// npm run licences: the packages that the app runs on, with their licences.
import { exceptionOf, listPackages } from './test/licences'

for (const { name, version, licence } of listPackages().sort((a, b) => a.licence.localeCompare(b.licence))) {
  const reason = exceptionOf(name)
  console.log(`${licence}\t${name} ${version}${reason ? `\t${reason}` : ''}`)
}
