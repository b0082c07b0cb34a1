using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Peppol;

/// <summary>Reads, changes and tries how a seller's e-invoices go out.</summary>
public sealed class ChangePeppol
{
    private const int LongestKey = 500;
    private readonly Database _database;
    private readonly Credentials _credentials;
    private readonly PeppolOptions _options;
    private readonly IAccessPoint _access;
    private readonly TimeProvider _clock;

    internal ChangePeppol(Database database, Credentials credentials, PeppolOptions options, IAccessPoint access,
        TimeProvider clock) =>
        (_database, _credentials, _options, _access, _clock) = (database, credentials, options, access, clock);

    /// <summary>Never with the key.</summary>
    public async Task<PeppolDraft> Of(SellerId seller, CancellationToken ct)
    {
        var settings = await Known(seller, ct);
        return new PeppolDraft(settings.Way, settings.LegalEntity, null, settings.Key is not null);
    }

    /// <summary>The oldest of those that were made while nothing was sent: they wait for a person.</summary>
    public async Task<IReadOnlyList<UnsentDocument>> Unsent(SellerId seller, int most, CancellationToken ct)
    {
        await using var db = _database.Read();
        return await db.EInvoices.Where(e => e.SellerId == seller && e.Required && e.State == EInvoiceState.NotSent)
            .Join(db.IssuedDocuments, e => e.DocumentKey, d => d.Key, (e, d) => d).OrderBy(d => d.Key).Take(most)
            .Select(d => new UnsentDocument(d.OrderKey, d.Number)).ToListAsync(ct);
    }

    /// <returns>Why it cannot be so; null where it is saved.</returns>
    public async Task<Reason?> Save(SellerId seller, PeppolDraft draft, CancellationToken ct)
    {
        if (draft.Way == PeppolWay.Storecove && Wrong(draft) is { } wrong) return wrong;
        await _database.WriteFor(seller, async db =>
        {
            var now = _clock.GetUtcNow();
            var before = await db.SettingsOf<PeppolSettings>(seller, ct);
            var settings = new PeppolSettings
            {
                Way = draft.Way,
                LegalEntity = Math.Max(0, draft.LegalEntity),
                Key = KeyOf(draft) is { } key ? _credentials.Seal(key) : before.Key,
            };
            await db.SaveSettings(seller, settings, ct);
            db.NoteSettings(seller, now, before with { Key = _credentials.Veil(before.Key, before.Key) },
                settings with { Key = _credentials.Veil(settings.Key, before.Key) });
            if (settings.Way != PeppolWay.Off) await db.Clear(seller, now, EInvoiceQuestions.Off, ct);
        }, ct);
        return null;
    }

    /// <summary>Asks the access point about the seller's own number, with what stands on the screen, saved or not.</summary>
    /// <returns>What came of it, or why nothing did.</returns>
    public async Task<Reason> Try(SellerId seller, PeppolDraft draft, CancellationToken ct)
    {
        if (Wrong(draft) is { } wrong) return wrong;
        BusinessData business;
        await using (var db = _database.Read()) business = await db.SettingsOf<BusinessData>(seller, ct);
        if (Country.TryParse(business.Country) is null || PeppolAddress.Of(SealedParty.Of(business).Printed()) is not { } own)
            return Reason.Of("e-invoice.no-number");
        if ((KeyOf(draft) ?? _credentials.TryOpen((await Known(seller, ct)).Key)) is not { } key)
            return Reason.Of("e-invoice.key");
        try
        {
            return Reason.Of(await _access.Receives(new PeppolAccess(draft.LegalEntity, key), own, ct) ? "e-invoice.tried"
                : "e-invoice.tried-unknown");
        }
        catch (RemoteProblem problem)
        {
            return problem.Reason;
        }
    }

    private Reason? Wrong(PeppolDraft draft)
    {
        if (_options.Api is null) return Reason.Of("e-invoice.api-off");
        if (draft.LegalEntity <= 0) return Reason.Of("e-invoice.entity");
        return KeyOf(draft) is { } key
            ? key.Length <= LongestKey && key.All(sign => sign is > ' ' and <= '~') ? null : Reason.Of("e-invoice.key")
            : draft.HasKey ? null : Reason.Of("e-invoice.key");
    }

    private static string? KeyOf(PeppolDraft draft) => string.IsNullOrWhiteSpace(draft.Key) ? null : draft.Key.Trim();

    private async Task<PeppolSettings> Known(SellerId seller, CancellationToken ct)
    {
        await using var db = _database.Read();
        return await db.SettingsOf<PeppolSettings>(seller, ct);
    }
}
