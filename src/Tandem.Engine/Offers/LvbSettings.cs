using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Offers;

/// <summary>What a seller lets happen when bol's warehouse runs out.</summary>
/// <param name="Units">Own units that must be free before an offer goes over.</param>
public sealed record LvbSetting(bool FallBack, int Units, LvbPromise? Promise);

/// <summary>Reads and changes it.</summary>
public sealed class LvbSettings(Database database, TimeProvider clock)
{
    public async Task<LvbSetting> Of(SellerId seller, CancellationToken ct)
    {
        await using var db = database.Read();
        var row = await db.Sellers.SingleAsync(s => s.Id == seller, ct);
        return new LvbSetting(row.LvbFallback, row.LvbFallbackUnits, Promise(row.LvbPromise));
    }

    /// <returns>Why it cannot be so; null where it is saved.</returns>
    public async Task<Reason?> Save(SellerId seller, LvbSetting setting, CancellationToken ct)
    {
        if (setting.Units < 1 || setting.Promise is { IsSound: false } || (setting.FallBack && setting.Promise is null)) return Reason.Of("lvb.unsound");
        await database.Write(async db =>
        {
            var row = await db.Sellers.SingleAsync(s => s.Id == seller, ct);
            if (row.LvbFallback != setting.FallBack)
                db.Note(seller, clock.GetUtcNow(), ActivitySubject.Seller, 0, Reason.Of(setting.FallBack ? "seller.lvb-fallback" : "seller.lvb-no-fallback"));
            row.LvbFallback = setting.FallBack;
            row.LvbFallbackUnits = setting.Units;
            row.LvbPromise = setting.Promise is null ? null : JsonSerializer.Serialize(setting.Promise);
        }, ct);
        return null;
    }

    internal static LvbPromise? Promise(string? json) => json is null ? null : JsonSerializer.Deserialize<LvbPromise>(json);
}
