/** The version of the time-zone data of this process, such as `2025b` (IANA). */
export const hostZoneData: string = process.versions['tz'] ?? 'unknown';
