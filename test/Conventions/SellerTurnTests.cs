using Tandem.Engine.Storage;

namespace Tandem.Tests.Conventions;

/// <summary>
/// Offers, items, intents and settings are written in the seller's turn, by its loop or beside it, and in no other way.
/// </summary>
public sealed class SellerTurnTests
{
    // The turn itself, the start of a seller that nobody else knows yet, and a token's last use, which bears on nothing.
    private static readonly HashSet<string> MayWriteWithoutATurn = ["Database", "Ownership", "SellerBook", "ApiTokens"];

    [Fact]
    public void Database_IsWrittenInTheSellersTurnOnly() => Found.Nothing(
        "writes go through WriteFor or the owner",
        typeof(Database).Assembly.GetTypes()
            .Where(type => !type.Name.StartsWith('<') && !MayWriteWithoutATurn.Contains(type.Name))
            .Where(type => Calls.Of(type).Any(call => call.DeclaringType == typeof(Database) && call.Name == "Write")
                && Calls.Of(type).All(call => call.Name != "TakeTurn"))
            .Select(type => type.Name));
}
