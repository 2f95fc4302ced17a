/**
 * Windows time zones with their standard offset in minutes. Azure Backup does not adjust schedules to daylight saving
 * time, so the offset is all that a schedule needs.
 */
const offsets: Record<number, string> = {
  [-720]: "Dateline Standard Time",
  [-660]: "UTC-11",
  [-600]: "Aleutian Standard Time|Hawaiian Standard Time",
  [-570]: "Marquesas Standard Time",
  [-540]: "Alaskan Standard Time|UTC-09",
  [-480]: "Pacific Standard Time (Mexico)|UTC-08|Pacific Standard Time",
  [-420]: "US Mountain Standard Time|Mountain Standard Time (Mexico)|Mountain Standard Time|Yukon Standard Time",
  [-360]:
    "Central America Standard Time|Central Standard Time|Easter Island Standard Time|Central Standard Time (Mexico)|Canada Central Standard Time",
  [-300]:
    "SA Pacific Standard Time|Eastern Standard Time (Mexico)|Eastern Standard Time|Haiti Standard Time|Cuba Standard Time|US Eastern Standard Time|Turks And Caicos Standard Time",
  [-240]:
    "Paraguay Standard Time|Atlantic Standard Time|Venezuela Standard Time|Central Brazilian Standard Time|SA Western Standard Time|Pacific SA Standard Time",
  [-210]: "Newfoundland Standard Time",
  [-180]:
    "Tocantins Standard Time|E. South America Standard Time|SA Eastern Standard Time|Argentina Standard Time|Greenland Standard Time|Montevideo Standard Time|Magallanes Standard Time|Saint Pierre Standard Time|Bahia Standard Time",
  [-120]: "UTC-02|Mid-Atlantic Standard Time",
  [-60]: "Azores Standard Time|Cape Verde Standard Time",
  0: "UTC|Coordinated Universal Time|GMT Standard Time|Greenwich Standard Time|Sao Tome Standard Time|Morocco Standard Time",
  60: "W. Europe Standard Time|Central Europe Standard Time|Romance Standard Time|Central European Standard Time|W. Central Africa Standard Time",
  120: "Jordan Standard Time|GTB Standard Time|Middle East Standard Time|Egypt Standard Time|E. Europe Standard Time|Syria Standard Time|West Bank Standard Time|South Africa Standard Time|FLE Standard Time|Israel Standard Time|South Sudan Standard Time|Kaliningrad Standard Time|Sudan Standard Time|Libya Standard Time|Namibia Standard Time",
  180: "Arabic Standard Time|Turkey Standard Time|Arab Standard Time|Belarus Standard Time|Russian Standard Time|E. Africa Standard Time|Volgograd Standard Time",
  210: "Iran Standard Time",
  240: "Arabian Standard Time|Astrakhan Standard Time|Azerbaijan Standard Time|Russia Time Zone 3|Mauritius Standard Time|Saratov Standard Time|Georgian Standard Time|Caucasus Standard Time",
  270: "Afghanistan Standard Time",
  300: "West Asia Standard Time|Ekaterinburg Standard Time|Pakistan Standard Time|Qyzylorda Standard Time",
  330: "India Standard Time|Sri Lanka Standard Time",
  345: "Nepal Standard Time",
  360: "Central Asia Standard Time|Bangladesh Standard Time|Omsk Standard Time",
  390: "Myanmar Standard Time",
  420: "SE Asia Standard Time|Altai Standard Time|W. Mongolia Standard Time|North Asia Standard Time|N. Central Asia Standard Time|Tomsk Standard Time",
  480: "China Standard Time|North Asia East Standard Time|Singapore Standard Time|W. Australia Standard Time|Taipei Standard Time|Ulaanbaatar Standard Time",
  525: "Aus Central W. Standard Time",
  540: "Transbaikal Standard Time|Tokyo Standard Time|North Korea Standard Time|Korea Standard Time|Yakutsk Standard Time",
  570: "Cen. Australia Standard Time|AUS Central Standard Time",
  600: "E. Australia Standard Time|AUS Eastern Standard Time|West Pacific Standard Time|Tasmania Standard Time|Vladivostok Standard Time",
  630: "Lord Howe Standard Time",
  660: "Bougainville Standard Time|Russia Time Zone 10|Magadan Standard Time|Norfolk Standard Time|Sakhalin Standard Time|Central Pacific Standard Time",
  720: "Russia Time Zone 11|New Zealand Standard Time|UTC+12|Fiji Standard Time|Kamchatka Standard Time",
  765: "Chatham Islands Standard Time",
  780: "UTC+13|Tonga Standard Time|Samoa Standard Time",
  840: "Line Islands Standard Time",
};

const minutesOf = new Map(
  Object.entries(offsets).flatMap(([minutes, names]) =>
    names.split("|").map((name): [string, number] => [name.toLowerCase(), Number(minutes)]),
  ),
);

export function isTimeZone(name: string): boolean {
  return minutesOf.has(name.toLowerCase());
}

/** Minutes that the zone is ahead of UTC in winter; 0 for a name that is none. */
export function timeZoneMinutes(name: string): number {
  return minutesOf.get(name.toLowerCase()) ?? 0;
}
