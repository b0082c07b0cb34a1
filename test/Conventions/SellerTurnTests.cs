using System.Reflection;
using Tandem.Engine.Storage;

namespace Tandem.Tests.Conventions;

/// <summary>
/// Offers, items, intents and settings are written in the seller's turn, by its loop or beside it, and in no other way: nothing
/// else reaches the door without a turn, and what is opened for reading refuses to write (<c>Storage/ReadingTests</c>).
/// </summary>
public sealed class SellerTurnTests
{
    // The turn itself; the loop's own, which checks and locks; the start of a seller that nobody else knows yet, and what comes
    // before it; a token's last use, which bears on nothing; and users, their links and keys that were left behind, which are
    // no seller's.
    private static readonly HashSet<string> MayWriteWithoutATurn =
        ["Database.Write", "Database.WriteFor", "Ownership.Take", "Ownership.Turn", "SellerBook.Add", "SetupDrafts.Change",
            "ApiTokens.OwnerOf", "OneTimeLinks.ForKeeper", "OneTimeLinks.ForLockedOut", "OneTimeLinks.Use",
            "ManageUsers.Remove", "ManageUsers.Keep", "ForgetSecrets.Run"];

    [Fact]
    public void Database_IsWrittenInTheSellersTurnOnly()
    {
        var writers = typeof(Database).Assembly.GetTypes().Where(type => !type.Name.StartsWith('<'))
            .SelectMany(type => Calls.ByMethod(type).Where(call => IsDoor(call.Called))
                .Select(call => $"{type.Name.Split('`')[0]}.{call.Method}")).Distinct().ToList();

        Found.Nothing("writes go through WriteFor or the owner", writers.Except(MayWriteWithoutATurn));
        Found.Nothing("whoever need not be named is not", MayWriteWithoutATurn.Except(writers));
    }

    /// <summary>The contexts themselves are opened in one place.</summary>
    [Fact]
    public void Contexts_AreOpenedByTheDatabaseOnly() => Found.Nothing(
        "nobody opens a context past the database",
        typeof(Database).Assembly.GetTypes()
            .Where(type => type.BaseType != typeof(TandemDb) && Calls.Of(type).OfType<ConstructorInfo>()
                .Any(call => call.DeclaringType?.BaseType == typeof(TandemDb)))
            .Select(type => type.Name).Except([nameof(Database), nameof(SqliteDesignTime), nameof(PostgresDesignTime)]));

    private static bool IsDoor(MethodBase called) => called.DeclaringType == typeof(Database) && called.Name == "Write";
}
