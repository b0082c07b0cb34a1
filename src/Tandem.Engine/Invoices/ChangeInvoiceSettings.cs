using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Invoices.Print;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices;

/// <summary>Reads and changes what a seller has chosen about invoices, and what they look like.</summary>
public sealed partial class ChangeInvoiceSettings(Database database, TimeProvider clock)
{
    private static readonly string[] Languages = ["nl", "en", "fr", "de"];

    public async Task<InvoiceSettings> Of(SellerId seller, CancellationToken ct)
    {
        await using var db = database.Read();
        return await db.SettingsOf<InvoiceSettings>(seller, ct);
    }

    /// <summary>Without its logo.</summary>
    public async Task<InvoiceLook> LookOf(SellerId seller, CancellationToken ct)
    {
        await using var db = database.Read();
        return await db.SettingsOf<InvoiceLook>(seller, ct);
    }

    /// <returns>Why it cannot be so; null where it is saved.</returns>
    public async Task<Reason?> Save(SellerId seller, InvoiceSettings settings, CancellationToken ct)
    {
        if (Wrong(settings) is { } wrong) return wrong;
        await database.WriteFor(seller, db => Save(db, seller, settings, ct), ct);
        return null;
    }

    /// <summary>Both at once, or neither.</summary>
    /// <returns>Why it cannot be so; null where it is saved.</returns>
    public async Task<Reason?> Save(SellerId seller, InvoiceSettings settings, InvoiceLook look, CancellationToken ct)
    {
        if ((Wrong(settings) ?? Wrong(look)) is { } wrong) return wrong;
        await database.WriteFor(seller, async db =>
        {
            await Save(db, seller, settings, ct);
            await Save(db, seller, look, ct);
        }, ct);
        return null;
    }

    /// <summary>What waits for an answer is looked at again with it; switched on, it begins now.</summary>
    internal async Task Save(TandemDb db, SellerId seller, InvoiceSettings settings, CancellationToken ct)
    {
        var (now, before) = (clock.GetUtcNow(), await db.SettingsOf<InvoiceSettings>(seller, ct));
        if (!await db.ChangeSettings(seller, now, settings, ct)) return;
        await DocumentTask.Ring(db, seller, now, ct);
        var (was, makes) = (before.When != InvoiceWhen.Never, settings.When != InvoiceWhen.Never);
        if (was == makes) return;
        var cursor = await db.DocumentCursors.SingleOrDefaultAsync(c => c.SellerId == seller, ct);
        if (cursor is null) db.DocumentCursors.Add(cursor = new DocumentCursor { SellerId = seller });
        if (makes) cursor.OnSince = now;
        else cursor.OffSince = now;
    }

    internal Task Save(TandemDb db, SellerId seller, InvoiceLook look, CancellationToken ct) =>
        db.ChangeSettings(seller, clock.GetUtcNow(), look, ct);

    private static Reason? Wrong(InvoiceSettings settings) =>
        SeriesRule.Wrong(settings.InvoicePrefix, settings.InvoiceDigits, settings.InvoiceFirst)
        ?? SeriesRule.Wrong(settings.CreditPrefix, settings.CreditDigits, settings.CreditFirst)
        ?? FileNameRule.Wrong(settings.FileName)
        ?? (settings.ThresholdNet < Money.Zero || settings.ThresholdNetBefore < Money.Zero
            || settings.ThresholdYear is not (0 or (>= 2021 and <= 2100)) || !Languages.Contains(settings.LanguageElsewhere)
            || settings.LanguageBelgium is not ("nl" or "fr") ? Reason.Of("invoice.settings-unsound") : null);

    private static Reason? Wrong(InvoiceLook look) =>
        Colour().IsMatch(look.Accent) && look.ExtraLines.Length <= InvoiceLook.LongestExtra
            && look.Footer.Length <= InvoiceLook.LongestFooter && look.Terms.Length <= InvoiceLook.LongestTerms
            ? null : Reason.Of("invoice.look-unsound");

    [GeneratedRegex(@"^#[0-9A-Fa-f]{6}\z")]
    private static partial Regex Colour();
}
