import data from '../../knowledge/crisis/resources.json' with { type: 'json' };
import type { Language } from '../types/language.js';
import type { ReplyResource } from '../types/reply.js';
import type { CrisisLevel, CrisisRegion, CrisisResource } from '../types/safety.js';

/** Where nobody's region is known, this directory lists helplines by country. */
export const INTERNATIONAL_DIRECTORY = 'https://findahelpline.com';

const REGIONS = new Map((data.regions as unknown as readonly CrisisRegion[]).map((region) => [region.region, region]));
const EU_MEMBERS = new Set(
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' '),
);

/** All regions with resources of their own. */
export const crisisRegions: ReadonlyMap<string, CrisisRegion> = REGIONS;

/** What to show to a person in a region; `region` is null where none is known. */
export interface CrisisLines {
  readonly region: string | null;
  /** The emergency number, or null: "your local emergency number". */
  readonly emergency: string | null;
  readonly resources: readonly CrisisResource[];
}

/** Finds the lines of a region for a level of danger: the crisis lines, and the poison or violence line where it fits. */
export function crisisLinesFor(region: string | null, level: CrisisLevel | null): CrisisLines {
  const own = region ? REGIONS.get(region) : undefined;
  const eu = region && EU_MEMBERS.has(region) ? REGIONS.get('EU') : undefined;
  const found = own ?? eu;
  if (!found) return { region: null, emergency: null, resources: [] };
  const kinds =
    level === 'medical_emergency'
      ? ['poison', 'crisis']
      : level === 'violence_abuse'
        ? ['violence', 'crisis']
        : ['crisis'];
  const resources = kinds.flatMap((kind) => found.resources.filter((resource) => resource.kind === kind)).slice(0, 4);
  return { region: found.region, emergency: found.emergency.number, resources };
}

/** A resource as a reply carries it. */
export function toReplyResource(resource: CrisisResource, region: string, language: Language): ReplyResource {
  return {
    name: resource.name[language],
    region,
    phone: resource.phone,
    sms: resource.sms,
    url: resource.url ?? resource.chatUrl,
    languages: resource.languages,
  };
}

/** The directory as a resource, for people whose region has none. */
export function directoryResource(language: Language): ReplyResource {
  const name =
    language === 'es' ? 'Find a Helpline (directorio internacional)' : 'Find a Helpline (international directory)';
  return { name, region: 'international', phone: null, sms: null, url: INTERNATIONAL_DIRECTORY, languages: ['en'] };
}

/** A helpline's number may change: after so many days it has to be called again. */
export const CHECK_EVERY_DAYS = 180;

/** Ids of the resources and emergency numbers that were last checked too long ago, with the day. `today` is `YYYY-MM-DD`. */
export function staleResources(today: string): string[] {
  const stale = (checkedOn: string): boolean =>
    Date.parse(today) - Date.parse(checkedOn) > CHECK_EVERY_DAYS * 86_400_000;
  return [...REGIONS.values()].flatMap((region) =>
    [{ id: `${region.region} emergency number`, checkedOn: region.emergency.checkedOn }, ...region.resources]
      .filter((resource) => stale(resource.checkedOn))
      .map((resource) => `${resource.id} (${resource.checkedOn})`),
  );
}
