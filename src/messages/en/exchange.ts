import type { Messages } from '../messages.ts'

export const exchange: Messages['exchange'] = {
  download: 'Download as JSON',
  title: 'Bring in a foundation from JSON',
  lead: 'If you have a foundation from another Ledestjerne, you can bring it in here. It becomes a draft that only administrators see until you adopt it.',
  fileLabel: 'Choose a JSON file',
  fileHint: 'At most 5 MB. The file comes from “Download as JSON” on a foundation’s background page.',
  nameLabel: 'What will the foundation be called in your organisation?',
  nameHint: 'Leave it empty to use the name in the file',
  upload: 'Bring in as a draft',
  importLink: 'From a JSON file',
  fileMissing: 'Choose a file',
  nameTooLong: 'The name can be at most 200 characters',
  nameTaken: (name) => `You already have a foundation called “${name}”. Write another name, and choose the file again`,
  unreadable: {
    nothing: 'The file is empty',
    too_large: 'The file is larger than 5 MB. A foundation is much smaller, so this is probably another file',
    not_utf8: 'The file is not text in UTF-8. Save it as UTF-8, and try again',
    not_json: 'The file is not JSON, or it is cut off',
    too_much: 'The file holds more things than any foundation has',
  },
  atLine: (message, line) => `${message}. It goes wrong in line ${line}`,
  problemsTitle: 'The file does not fit a foundation',
  problemsText: (count) =>
    count === 1
      ? 'Nothing was brought in. Mend this, and choose the file again:'
      : `Nothing was brought in. Mend these ${count} things, and choose the file again:`,
  problemsMore: (count) => `And ${count} more.`,
  wholeFile: 'The whole file',
  problems: {
    missing: () => 'is missing',
    unknown_field: () => 'is a field that we do not know',
    not_text: () => 'must be text',
    not_number: () => 'must be a whole number',
    not_list: () => 'must be a list',
    not_object: () => 'must be an object with named fields',
    not_one_of: (what) => `must be one of: ${what}`,
    bad_form: () => 'is not written in the right way',
    too_long: (what) => `can be at most ${what} characters`,
    too_many: (what) => `can have at most ${what}`,
    empty: () => 'must not be empty',
    unstorable: () => 'holds characters that cannot be stored',
    repeated: (what) => `“${what}” is used twice`,
    unknown_role: (what) => `names the role “${what}”, which is not in the file`,
    circle: (what) => `inherits from “${what}” in a circle`,
    wrong: () => 'does not fit',
  },

  apiSignIn: 'Sign in first.',
  apiNotFound: 'This does not exist.',

  poster: 'Poster',
  posterTitle: (name) => `Poster: “${name}”`,
  posterHint:
    'The poster is ready to hang up. Choose a size, and print it with Ctrl + P, on a Mac with Cmd + P. Choose landscape if the printer asks.',
  posterSize: 'Size',
  posterTwoPages: 'The text would be too small to read on one sheet. So the poster takes two sheets or more.',
}
