namespace Tandem.Tests.Databases;

/// <summary>The two databases that Tandem runs on. (Not "Engine": that is the name of a house.)</summary>
public enum DatabaseKind
{
    Sqlite,
    Postgres,
}
