namespace Tandem.Engine.Returns;

/// <summary>What somebody at the desk decides of so many units.</summary>
/// <param name="Restock">They go back on the shelf; only where they are in the seller's hands.</param>
/// <param name="Replace">Of an exchange: the shop makes the order that the customer gets instead.</param>
public sealed record ReturnChoice(int Units, ReturnOutcome Outcome, bool Restock = false, bool Replace = false);

/// <summary>Who decides at the desk.</summary>
/// <param name="User">Null: nobody who signed in.</param>
/// <param name="AboveLimit">May decide above the amount that the seller set (<see cref="ReturnSettings.OwnerAbove"/>).</param>
public sealed record ReturnActor(Guid? User = null, bool AboveLimit = true);
