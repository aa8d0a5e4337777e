/** Makes the package of one language: `tsx scripts/languages/package.ts python`. */
import { packageDotnet } from './dotnet';
import { packageGo } from './go';
import { packageJava } from './java';
import { packagePython } from './python';

const LANGUAGES: Readonly<Record<string, () => void>> = { python: packagePython, java: packageJava, go: packageGo, dotnet: packageDotnet };

const [language] = process.argv.slice(2);
LANGUAGES[language]();
