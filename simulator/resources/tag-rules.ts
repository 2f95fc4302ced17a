import { armError, invalidRequestContent } from "#simulator/arm/arm-error.ts";
import type { Answer } from "#simulator/http/exchange.ts";
import { isObject } from "#simulator/json.ts";

export type Tags = Record<string, string>;

const maximumTags = 50;
const maximumNameLength = 512;
const maximumValueLength = 256;

/** Tags out of a request, by the limits of Resource Manager: 50 tags, names of 512 and values of 256 characters. */
export function readTags(value: unknown): { tags: Tags } | { refusal: Answer } {
  if (!isObject(value)) return { refusal: invalidRequestContent("The tags must be an object of names and values.") };
  const entries = Object.entries(value);
  const wrong = entries.find(([, item]) => typeof item !== "string");
  if (wrong) return { refusal: invalidRequestContent(`The value of the tag '${wrong[0]}' must be a string.`) };
  const tags = Object.fromEntries(entries) as Tags;
  const refusal = tagRefusal(tags);
  return refusal ? { refusal } : { tags };
}

/** The tags that a request to make or change a resource asks for; Resource Manager has looked at them already. */
export function tagsIn(content: unknown): { tags?: Tags } {
  const tags = isObject(content) ? content["tags"] : undefined;
  return isObject(tags) ? { tags: tags as Tags } : {};
}

export function tagRefusal(tags: Tags): Answer | undefined {
  const names = Object.keys(tags);
  if (names.length > maximumTags) {
    return armError(
      400,
      "InvalidTagsCount",
      `The number of tags '${names.length}' exceeds the maximum of ${maximumTags} tags.`,
    );
  }
  const reserved = names.filter((name) => name === "" || /[<>%&\\?/]|\p{Cc}/u.test(name));
  if (reserved.length > 0) {
    return armError(
      400,
      "InvalidTagNameCharacters",
      `The tag names '${reserved.join(",")}' have reserved characters '<,>,%,&,\\,?,/' or control characters.`,
    );
  }
  const long = Object.entries(tags).find(
    ([name, value]) => name.length > maximumNameLength || value.length > maximumValueLength,
  );
  return (
    long &&
    armError(
      400,
      "InvalidTagLength",
      `The tag '${long[0]}' is too long: names have at most ${maximumNameLength} characters, values ${maximumValueLength}.`,
    )
  );
}

/** Names of tags are compared without case; the first spelling stays. */
export function mergeTags(old: Tags, added: Tags): Tags {
  const merged = { ...old };
  for (const [name, value] of Object.entries(added)) merged[spellingIn(merged, name) ?? name] = value;
  return merged;
}

/** Takes away the tags of these names; where a value is given only if it is the tag's own. */
export function removeTags(old: Tags, removed: Tags): Tags {
  const rest = { ...old };
  for (const [name, value] of Object.entries(removed)) {
    const spelling = spellingIn(rest, name);
    if (spelling !== undefined && (value === "" || rest[spelling] === value)) delete rest[spelling];
  }
  return rest;
}

function spellingIn(tags: Tags, name: string): string | undefined {
  return Object.keys(tags).find((known) => known.toLowerCase() === name.toLowerCase());
}
