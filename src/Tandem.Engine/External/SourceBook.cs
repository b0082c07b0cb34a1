using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Sellers;
using Tandem.Engine.Sellers.Changes;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.External;

/// <summary>Where a seller's stock comes from, as a person sets it.</summary>
/// <param name="User">User name and password for the address; both null: those that were given before stay.</param>
/// <param name="Columns">Null: found by themselves.</param>
public sealed record SourceDraft(
    StockSource Kind, string? Url = null, string? User = null, string? Password = null, bool ForgetPassword = false,
    SourceColumns? Columns = null, int EveryMinutes = 15, int LagMinutes = 15, bool MissingToZero = false);

/// <summary>The external source as a page shows it: never its password.</summary>
/// <param name="Items">Items that have an external number.</param>
/// <param name="Differ">Of those, with another number in the shop than it should show.</param>
/// <param name="Refused">Writes that the shop refused.</param>
/// <param name="Problem">Why the last run came to nothing; null where it did not.</param>
public sealed record SourcePage(
    SourceDraft Settings, bool HasPassword, SourceRun? LastRun, Reason? Problem, DateTimeOffset? ReadAt, int Items, int Differ,
    int Refused, bool StockIsLive);

/// <summary>Keeps where a seller's stock comes from.</summary>
public sealed class SourceBook(Database database, Credentials credentials, TimeProvider clock)
{
    private const int LongestColumn = 100;

    public async Task<SourcePage> Of(SellerId seller, CancellationToken ct)
    {
        await using var db = database.Read();
        var source = await db.ExternalSources.SingleOrDefaultAsync(s => s.SellerId == seller, ct)
            ?? new ExternalSource { SellerId = seller, LagMinutes = new SourceDraft(default).LagMinutes };
        var observed = await db.Observations
            .SingleOrDefaultAsync(o => o.SellerId == seller && o.Source == WatchSource.Name, ct);
        var numbered = db.Items.Where(i => i.SellerId == seller && !i.Gone && i.ExternalQuantity != null);
        return new SourcePage(
            new SourceDraft(
                source.Kind, credentials.TryOpen(source.Url), Columns: Columns(source.Columns), EveryMinutes: source.EveryMinutes,
                LagMinutes: source.LagMinutes, MissingToZero: source.MissingToZero),
            source.Secret is not null,
            source.LastRun is { } run ? JsonSerializer.Deserialize<SourceRun>(run) : null,
            source.Kind == StockSource.Csv ? observed?.Problem : null,
            source.Kind == StockSource.Csv ? observed?.SucceededAt : null,
            await numbered.CountAsync(ct),
            await numbered.CountAsync(i => i.ShopTarget != null && i.ShopTarget != i.Quantity, ct),
            await db.Intents
                .CountAsync(i => i.SellerId == seller && i.Kind == Loop.IntentKind.ShopStock
                    && i.State == Loop.IntentState.Refused && i.RemoteWords != null, ct),
            await db.IsLive(seller, Module.Stock, ct));
    }

    /// <returns>Why it cannot be so; null where it is saved.</returns>
    public async Task<Reason?> Save(SellerId seller, SourceDraft draft, CancellationToken ct)
    {
        if (Problem(draft) is { } problem) return problem;
        await database.WriteFor(seller, db => Save(db, seller, draft, ct), ct);
        return null;
    }

    internal async Task Save(TandemDb db, SellerId seller, SourceDraft draft, CancellationToken ct)
    {
        var row = await db.ExternalSources.SingleOrDefaultAsync(s => s.SellerId == seller, ct);
        if (row is null)
        {
            row = new ExternalSource { SellerId = seller, LagMinutes = new SourceDraft(default).LagMinutes };
            db.ExternalSources.Add(row);
        }

        var (kind, was) = (row.Kind, SourceTerms.Of(row).ToText());
        var (address, secret) = (credentials.TryOpen(row.Url), credentials.TryOpen(row.Secret));
        Apply(row, draft);
        (row.ETag, row.LastModified, row.LastRows) = (null, null, null);
        if (row.Kind != kind)
        {
            // Numbers of one source say nothing about another.
            (row.FileAt, row.LastRun) = (null, null);
            await db.Items.Where(i => i.SellerId == seller && i.ExternalQuantity != null).ExecuteUpdateAsync(i => i
                .SetProperty(x => x.ExternalQuantity, (int?)null).SetProperty(x => x.ExternalAt, (DateTimeOffset?)null)
                .SetProperty(x => x.ExternalDue, true), ct);
        }

        var (at, now) = (clock.GetUtcNow(), SourceTerms.Of(row).ToText());
        if (now != was)
            db.NoteChange(seller, at, SettingNotes.Source, Reason.Of(
                "setting.changed", ("setting", SettingNotes.Source), ("was", was), ("now", now)));

        // What they were is nobody's to read back: an address may hold a token.
        if (credentials.TryOpen(row.Url) != address || credentials.TryOpen(row.Secret) != secret)
            db.NoteChange(seller, at, SettingNotes.Keys, Reason.Of("seller.source-access"));
        await db.Observations.Where(o => o.SellerId == seller && o.Source == WatchSource.Name).ExecuteDeleteAsync(ct);
    }

    /// <summary>A person says that a file with far fewer rows is right: the next run takes it.</summary>
    public Task BelieveFewerRows(SellerId seller, CancellationToken ct) => database.WriteFor(seller, async db =>
    {
        await db.ExternalSources.Where(s => s.SellerId == seller)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.LastRows, (int?)null), ct);
        await db.Observations.Where(o => o.SellerId == seller && o.Source == WatchSource.Name).ExecuteDeleteAsync(ct);
    }, ct);

    internal static SourceColumns? Columns(string? json) => json is null ? null : JsonSerializer.Deserialize<SourceColumns>(json);

    internal static Reason? Problem(SourceDraft draft)
    {
        if (draft.Kind is StockSource.Shop or StockSource.Api) return null;
        if (draft.Kind == StockSource.Csv && SourceAddress.TryParse(draft.Url) is null) return Reason.Of("source.address");
        return draft.EveryMinutes is < 1 or > 24 * 60 || draft.LagMinutes is < 0 or > 24 * 60 ? Reason.Of("source.minutes")
            : null;
    }

    internal void Apply(ExternalSource row, SourceDraft draft)
    {
        row.Kind = draft.Kind;
        var isAnother = draft.Url?.Trim() != credentials.TryOpen(row.Url);
        if (draft.ForgetPassword || (isAnother && draft.User is null)) row.Secret = null; // it was typed in for another address
        row.Url = draft is { Kind: StockSource.Csv, Url: { } url } ? credentials.Seal(url.Trim()) : null;
        if (draft.Kind != StockSource.Csv) row.Secret = null;
        else if (draft is { User.Length: > 0, ForgetPassword: false })
            row.Secret = credentials.Seal($"{draft.User}:{draft.Password}");
        row.Columns = draft.Columns is { } columns && columns != new SourceColumns(null, null, null)
            ? JsonSerializer.Serialize(new SourceColumns(Name(columns.Gtin), Name(columns.Sku), Name(columns.Quantity))) : null;
        (row.EveryMinutes, row.LagMinutes, row.MissingToZero) = (draft.EveryMinutes, draft.LagMinutes, draft.MissingToZero);
    }

    private static string? Name(string? column) =>
        string.IsNullOrWhiteSpace(column) ? null : column.Trim().Length <= LongestColumn ? column.Trim()
            : column.Trim()[..LongestColumn];
}
