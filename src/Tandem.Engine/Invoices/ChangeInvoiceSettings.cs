using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices;

/// <summary>Reads and changes what a seller has chosen about invoices.</summary>
public sealed class ChangeInvoiceSettings(Database database, TimeProvider clock)
{
    private static readonly string[] Languages = ["nl", "en", "fr"];

    public async Task<InvoiceSettings> Of(SellerId seller, CancellationToken ct)
    {
        await using var db = database.Read();
        return await db.SettingsOf<InvoiceSettings>(seller, ct);
    }

    /// <returns>Why it cannot be so; null where it is saved.</returns>
    public async Task<Reason?> Save(SellerId seller, InvoiceSettings settings, CancellationToken ct)
    {
        var wrong = SeriesRule.Wrong(settings.InvoicePrefix, settings.InvoiceDigits, settings.InvoiceFirst)
            ?? SeriesRule.Wrong(settings.CreditPrefix, settings.CreditDigits, settings.CreditFirst);
        if (wrong is not null) return wrong;
        if (settings.ThresholdNet < Money.Zero || settings.ThresholdNetBefore < Money.Zero
            || settings.ThresholdYear is not (0 or (>= 2021 and <= 2100)) || !Languages.Contains(settings.LanguageElsewhere)
            || settings.LanguageBelgium is not ("nl" or "fr")) return Reason.Of("invoice.settings-unsound");
        await database.WriteFor(seller, db => Save(db, seller, settings, ct), ct);
        return null;
    }

    internal Task Save(TandemDb db, SellerId seller, InvoiceSettings settings, CancellationToken ct) =>
        db.ChangeSettings(seller, clock.GetUtcNow(), settings, ct);
}
