using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Returns;

/// <summary>Reads and changes what a seller has chosen about returns.</summary>
public sealed class ChangeReturnSettings(Database database, TimeProvider clock)
{
    public async Task<ReturnSettings> Of(SellerId seller, CancellationToken ct)
    {
        await using var db = database.Read();
        return await db.SettingsOf<ReturnSettings>(seller, ct);
    }

    /// <returns>Why it cannot be so; null where it is saved.</returns>
    public async Task<Reason?> Save(SellerId seller, ReturnSettings settings, CancellationToken ct)
    {
        Money?[] amounts = [settings.LetKeepBelow, settings.OwnerAbove, settings.LabelCost, settings.HandlingCost];
        int[] shares = [settings.ValueFine, settings.ValueDamaged];
        if (amounts.Any(a => a is { Cents: < 0 or > 100_000_00 }) || shares.Any(s => s is < 0 or > 100)
            || settings.PhotoDays is < 1 or > 365)
            return Reason.Of("return.unsound");
        await database.WriteFor(seller, db => Save(db, seller, settings, ct), ct);
        return null;
    }

    internal Task Save(TandemDb db, SellerId seller, ReturnSettings settings, CancellationToken ct) =>
        db.ChangeSettings(seller, clock.GetUtcNow(), settings, ct);
}
