using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Vat;

/// <summary>Reads the meter of art. 59c for the screen.</summary>
public sealed class OssMeter(Database database, TimeProvider clock)
{
    public async Task<OssMeterReading> Of(SellerId seller, CancellationToken ct)
    {
        await using var db = database.Read();
        var year = DutchTime.DayOf(clock.GetUtcNow()).Year;
        var (meter, level) = await Read(db, seller, year, ct);
        return new OssMeterReading(year, meter.BeforeExclVat, meter.LastYearExclVat, TreatmentRule.Limit, level,
            meter.OptedIn, meter.OptedIn || OssMeterRule.IsPassed(meter));
    }

    internal static async Task<(ThresholdReading Meter, int Level)> Read(TandemDb db, SellerId seller, int year,
        CancellationToken ct)
    {
        var settings = await db.SettingsOf<InvoiceSettings>(seller, ct);
        var meter = OssMeterRule.Read(await SoldOf(db, seller, ct), settings, year);
        return (meter, OssMeterRule.LevelOf(meter));
    }

    internal static Task<Dictionary<int, OssYear>> SoldOf(TandemDb db, SellerId seller, CancellationToken ct) =>
        db.OssYears.AsNoTracking().Where(y => y.SellerId == seller).ToDictionaryAsync(y => y.Year, ct);
}
