namespace Tandem.Engine.Users;

/// <summary>What became of removing a user.</summary>
public enum UserRemoval
{
    Removed,
    Unknown,

    /// <summary>They keep the installation, which nobody else would.</summary>
    Keeper,

    /// <summary>A seller would have no owner.</summary>
    LastOwner,
}
