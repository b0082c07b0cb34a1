using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Sellers;

/// <summary>
/// Asks whether a module writes. Ask it in the transaction in which something is marked as sent: a person may have taken it back
/// since it was planned.
/// </summary>
internal static class ModuleSwitch
{
    /// <summary>What waits while a module observes is looked at again after this.</summary>
    public static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(10);

    public static Task<bool> IsLive(this TandemDb db, SellerId seller, Module module, CancellationToken ct) =>
        db.Modules.AnyAsync(m => m.SellerId == seller && m.Module == module && m.Since != null, ct);
}
