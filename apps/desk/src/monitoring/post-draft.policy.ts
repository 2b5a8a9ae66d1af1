import { EntryMode, type EntryPost, type MonitoringProgram, SetEntryPostInput } from '#siaga/contracts';
import { z } from 'zod';
import { type Area } from './use-area.js';

/** A port of entry as it is typed. */
export const PostDraft = z.object({
  name: z.string(),
  mode: EntryMode,
  regionCode: z.string(),
  regionName: z.string(),
  point: z.object({ lon: z.number(), lat: z.number() }).nullable(),
  programId: z.string(),
  isActive: z.boolean(),
});
export type PostDraft = z.infer<typeof PostDraft>;

/** Those under which travellers can be followed up; an office's own before those of the areas above it. */
export function travellersPrograms(programs: readonly MonitoringProgram[]): readonly MonitoringProgram[] {
  return programs
    .filter(({ isActive, kinds }) => isActive && kinds.includes('traveller'))
    .sort((one, other) => other.regionCode.length - one.regionCode.length);
}

/** The form of a post, or of a new one in an area. */
export function draftOfPost(post: EntryPost | null, area: Area, programId: string): PostDraft {
  if (post === null)
    return {
      ...{ name: '', mode: 'air', regionCode: area.code, regionName: area.name },
      ...{ point: null, programId, isActive: true },
    };
  const { name, mode, regionCode, point, isActive } = post;
  // Below the area a region is known by its code until another is chosen.
  const regionName = regionCode === area.code ? area.name : regionCode;
  return { name, mode, regionCode, regionName, point, programId: post.programId, isActive };
}

export type ReadPost =
  { readonly ok: true; readonly input: SetEntryPostInput } | { readonly ok: false; readonly field: string };

/** What is typed, as it is sent; else the first field that cannot be. */
export function readPost({ regionName: _, ...draft }: PostDraft, seen: EntryPost | null): ReadPost {
  const read = SetEntryPostInput.safeParse({
    ...draft,
    ...{ postId: seen?.id ?? null, version: seen?.version ?? null },
  });
  return read.success
    ? { ok: true, input: read.data }
    : { ok: false, field: String(read.error.issues[0]?.path[0] ?? '') };
}
