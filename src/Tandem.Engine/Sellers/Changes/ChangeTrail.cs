using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Sellers.Changes;

/// <summary>A change of a setting.</summary>
/// <param name="By">Who made it: a name, or one of those of <see cref="Actor"/>.</param>
/// <param name="WhyNoUndo">Why it cannot be undone; null: it can.</param>
public sealed record ChangeRow(long Key, DateTimeOffset At, string By, Reason What, Reason? WhyNoUndo);

/// <summary>Reads back who changed which setting, and undoes changes.</summary>
public sealed class ChangeTrail
{
    private readonly Database _database;
    private readonly Dictionary<string, IUndo> _undos;

    internal ChangeTrail(Database database, IEnumerable<IUndo> undos)
    {
        _database = database;
        _undos = undos.ToDictionary(undo => undo.Setting, StringComparer.Ordinal);
    }

    /// <summary>Newest first.</summary>
    /// <param name="topic">Only what is about this; null: everything.</param>
    /// <param name="before">The key of the oldest row that is shown already; null for the newest.</param>
    public async Task<IReadOnlyList<ChangeRow>> List(
        SellerId seller, ChangeTopic? topic, long? before, int take, CancellationToken ct)
    {
        await using var db = _database.Read();
        var settings = SettingNotes.Topics.Where(t => t.Value == topic).Select(t => t.Key).ToList();
        var notes = await db.Activities
            .Where(a => a.SellerId == seller && a.Setting != null && (topic == null || settings.Contains(a.Setting))
                && (before == null || a.Key < before))
            .OrderByDescending(a => a.Key).Take(Math.Clamp(take, 1, 200)).ToListAsync(ct);
        var rows = new List<ChangeRow>(notes.Count);
        var seen = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var note in notes)
            rows.Add(new ChangeRow(note.Key, note.At, note.What["by"], note.What, await WhyNot(db, note, seen, ct)));
        return rows;
    }

    /// <summary>Says again what was said before a change; that is a change of its own, with its own row.</summary>
    /// <param name="key">Of a <see cref="ChangeRow"/>.</param>
    /// <returns>Why it cannot be undone; null: it is.</returns>
    public Task<Reason?> Undo(SellerId seller, long key, CancellationToken ct) =>
        _database.WriteFor<Reason?>(seller, async db =>
        {
            var note = await db.Activities.AsNoTracking()
                .SingleOrDefaultAsync(a => a.SellerId == seller && a.Key == key && a.Setting != null, ct);
            if (note is null) return Reason.Of("setting.no-undo");
            return await WhyNot(db, note, [], ct) ?? await _undos[note.Setting!].PutBack(db, seller, note.What, ct);
        }, ct);

    /// <param name="seen">What is set now, by place: many changes are of one, and it is read once.</param>
    private async Task<Reason?> WhyNot(TandemDb db, Activity note, Dictionary<string, string?> seen, CancellationToken ct)
    {
        if (!_undos.TryGetValue(note.Setting!, out var undo)) return Reason.Of("setting.no-undo");
        if (undo.Objection(note.What) is { } objection) return objection;
        var place = $"{note.Setting} "
            + string.Join('|', note.What.Facts.Where(f => f.Key is not ("was" or "now" or "by")).Select(f => $"{f.Key}={f.Value}"));
        if (!seen.TryGetValue(place, out var set))
            seen[place] = set = await undo.Now(db, note.SellerId, note.What, ct);
        return set is not { } now ? Reason.Of("setting.unknown-place")
            : now == undo.Read(note.What["now"]) ? null : Reason.Of("setting.changed-since");
    }
}
