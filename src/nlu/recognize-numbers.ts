import recognizers from '@microsoft/recognizers-text-number';

/** A cheap look before the recognizer. */
const MAY_HOLD_NUMBER =
  /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozen|couple|both)\b/;
const MAX_CHARS = 600;

let model: ReturnType<recognizers.NumberRecognizer['getNumberModel']> | null = null;

/** Writes the numbers of a normalized text in digits ("failed three" becomes "failed 3"), with recognizers-text. English. */
export function countNumbers(text: string): string {
  const sample = text.slice(0, MAX_CHARS).replace(/\b(?:a couple(?: of)?|both)\b/g, 'two');
  if (!MAY_HOLD_NUMBER.test(sample)) return sample;
  model ??= new recognizers.NumberRecognizer('en-us').getNumberModel();
  let counted = '';
  let from = 0;
  for (const found of model.parse(sample)) {
    counted += sample.slice(from, found.start) + String(found.resolution?.['value'] ?? found.text);
    from = found.end + 1;
  }
  return counted + sample.slice(from);
}
